#include <cmath>

#include <gtest/gtest.h>

#include "dawnline/network/modem.hpp"

namespace dawnline::network {
namespace {

// Photons a bit for an error rate of 1e-9, Agrawal 2010, table 10.1 and sec. 4.5.3: 10 for the
// quantum limit of on-off keying, 9 and 18 for phase shift keying homo- and heterodyne, 20 for
// differential. Printed as whole numbers.
TEST(Modem, NeedsThePhotonsOfTheTextbook) {
    EXPECT_NEAR(photons_for(Modulation::on_off_counting, 1e-9), 10.0, 0.5);
    EXPECT_NEAR(photons_for(Modulation::psk_homodyne, 1e-9), 9.0, 0.5);
    EXPECT_NEAR(photons_for(Modulation::psk_heterodyne, 1e-9), 18.0, 0.5);
    EXPECT_NEAR(photons_for(Modulation::dpsk, 1e-9), 20.0, 0.5);
}

// Four phases are two of two phases in quadrature: the same photons a bit (Proakis 2001,
// sec. 5.2.7).
TEST(Modem, FourPhasesAreTwiceTwo) {
    for (double n : {0.5, 3.0, 12.0})
        EXPECT_NEAR(bit_error_rate(Modulation::qpsk, n),
                    bit_error_rate(Modulation::psk_heterodyne, n), 1e-15);
}

// The inverse is one, over formats and error rates. 1e-10: the search's tolerance.
TEST(Modem, InvertsItsErrorRate) {
    for (Modulation m : {Modulation::on_off_counting, Modulation::dpsk, Modulation::qpsk,
                         Modulation::qam16, Modulation::qam64})
        for (double rate : {2e-2, 1e-3, 1e-12})
            EXPECT_NEAR(bit_error_rate(m, photons_for(m, rate)) / rate, 1.0, 1e-9);
}

// Least photons: ln 2 for one noise photon a mode, 2 ln 2 = 1.386 as arXiv:2511.19468v2 prints; no
// format with an ideal code beats the limit of its own spectral efficiency.
TEST(Modem, ShannonBoundsEveryFormat) {
    EXPECT_NEAR(shannon_photons(1e-9, 2.0), 2.0 * std::log(2.0), 1e-8);
    for (Modulation m : {Modulation::qpsk, Modulation::qam16, Modulation::qam64}) {
        const double p = 0.02;  // before the code
        const double entropy = -(p * std::log2(p) + (1.0 - p) * std::log2(1.0 - p));
        const double code = 1.0 - entropy;  // the best there is for hard decisions
        EXPECT_GT(photons_for(m, p) / code, shannon_photons(bits_per_symbol(m) * code, 1.0));
    }
}

// arXiv:2511.19468v2 S4.2: half the C band (2.4 THz) holds 24 channels at 100 GHz, 32 at 75 GHz;
// with 400 Gbit/s each 9.6 and 12.8 Tbit/s. 400G PM-16QAM: 50 Gbaud of net symbols in two
// polarisations.
TEST(WavelengthGrid, HoldsSuncatchersChannels) {
    const Modem modem{Modulation::qam16, 1.0, 1e-2, 1.0};
    WavelengthGrid grid{2.4e12, 100e9, 50e9, 0.2, 2.0};
    EXPECT_EQ(channels_in(grid), 24.0);
    EXPECT_DOUBLE_EQ(channels_in(grid) * channel_rate(grid, modem), 9.6e12);
    grid.spacing = 75e9;
    EXPECT_EQ(channels_in(grid), 32.0);
    EXPECT_DOUBLE_EQ(channels_in(grid) * channel_rate(grid, modem), 12.8e12);
    // 7.5 km/s shift by 4.84 GHz each way: 75 GHz still leaves a guard.
    EXPECT_NEAR(doppler_guard(grid, 7500.0, 1.55e-6), 75e9 - 60e9 - 2.0 * 4.8387e9, 1e6);
}

// -20 dBm at 400 Gbit/s and 1.55 µm are 195.07 photons a bit (same, prints 195.6 for PM-16QAM); so
// a modem whose losses make up 195.07 needs 10 µW.
TEST(Modem, HasSuncatchersSensitivity) {
    Modem modem{Modulation::qam16, 0.8, 1.25e-2, 1.0};
    modem.implementation_loss = 195.07 / photons_per_bit_needed(modem);
    EXPECT_GT(modem.implementation_loss, 1.0);
    EXPECT_NEAR(sensitivity(modem, 1.55e-6, 400e9), 1e-5, 1e-8);
}

}  // namespace
}  // namespace dawnline::network
