# Results are the same on every machine: no fused operations. The inner loops are worth optimising.
target_compile_options(samrapport_composite PRIVATE -ffp-contract=off $<$<CONFIG:Release>:-O3>)
