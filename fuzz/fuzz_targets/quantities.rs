#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| fauxami_fuzz::quantities(data));
