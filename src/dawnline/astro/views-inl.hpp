// Groups of satellites between arrays and lanes, the last group included.

#if defined(DAWNLINE_ASTRO_VIEWS_INL_HPP) == defined(HWY_TARGET_TOGGLE)
#ifdef DAWNLINE_ASTRO_VIEWS_INL_HPP
#undef DAWNLINE_ASTRO_VIEWS_INL_HPP
#else
#define DAWNLINE_ASTRO_VIEWS_INL_HPP
#endif

#include <algorithm>
#include <array>

#include "dawnline/astro/views.hpp"
#include "dawnline/base/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace dawnline::astro::HWY_NAMESPACE {

using namespace dawnline::HWY_NAMESPACE;

using LaneBuffer = std::array<double, hn::MaxLanes(LaneTag())>;

/// `count` ≥ 1 numbers; lanes beyond them repeat the last, so that they never do anything unusual.
HWY_INLINE Lanes load_some(const double* from, std::size_t count) {
    if (count >= Lanes::size()) return Lanes::load(from);
    LaneBuffer buffer;
    for (std::size_t i = 0; i < buffer.size(); ++i) buffer[i] = from[std::min(i, count - 1)];
    return Lanes::load(buffer.data());
}

/// The first `count` lanes.
HWY_INLINE void store_some(Lanes lanes, double* to, std::size_t count) {
    if (count >= Lanes::size()) return lanes.store(to);
    LaneBuffer buffer;
    lanes.store(buffer.data());
    for (std::size_t i = 0; i < count; ++i) to[i] = buffer[i];
}

HWY_INLINE Triple<Lanes> load_some(const VectorsView& from, std::size_t at, std::size_t count) {
    return {load_some(from.x.data() + at, count), load_some(from.y.data() + at, count),
            load_some(from.z.data() + at, count)};
}

HWY_INLINE void store_some(const Triple<Lanes>& v, const VectorsSpan& to, std::size_t at,
                           std::size_t count) {
    store_some(v.x, to.x.data() + at, count);
    store_some(v.y, to.y.data() + at, count);
    store_some(v.z, to.z.data() + at, count);
}

/// Writes into a status byte per lane: `yes` where the condition holds.
template <class Status>
HWY_INLINE void mark_some(Mask condition, Status yes, Status* to, std::size_t count) {
    if (!any(condition)) return;
    LaneBuffer buffer;
    select(condition, Lanes(1.0), Lanes(0.0)).store(buffer.data());
    for (std::size_t i = 0; i < std::min(count, buffer.size()); ++i)
        if (buffer[i] != 0.0) to[i] = yes;
}

}  // namespace dawnline::astro::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#endif  // guard toggled per target
