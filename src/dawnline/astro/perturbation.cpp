#include "dawnline/astro/perturbation.hpp"

#include "dawnline/astro/force-inl.hpp"

namespace dawnline::astro {
namespace {

Vec3 vector_of(const HWY_NAMESPACE::Triple<double>& v) noexcept {
    return {v.x, v.y, v.z};
}

}  // namespace

Vec3 third_body_acceleration(const Vec3& r_ES_G, const Vec3& r_EB_G, double gm) noexcept {
    using namespace HWY_NAMESPACE;
    return vector_of(third_body_pull(triple_of<double>(r_ES_G), r_EB_G, gm));
}

Vec3 schwarzschild_acceleration(const Vec3& r_ES_G, const Vec3& v_ES_G, double gm) noexcept {
    using namespace HWY_NAMESPACE;
    return vector_of(Relativity{gm}(Sky{}, triple_of<double>(r_ES_G), triple_of<double>(v_ES_G),
                                    Body<double>{}));
}

}  // namespace dawnline::astro
