# Thin front door. Each target does its own set-up on a fresh Debian 12 machine.
.PHONY: demo test fuzz bench build format lint clean install

PERIODS = skelleftea-norsjo:2020 skelleftea-norsjo:2023 sodra-norrbotten:2021 umearegionen:2021 umearegionen:2022

demo: build
	@for each in $(PERIODS); do \
	    build/release/bin/samrapport report examples/$${each%%:*} --period $${each##*:} --output demo || exit $$?; \
	done
	@echo; echo "The reports are in demo/:"; ls demo/*.html

build:
	@cmake/setup.sh build
	@mkdir -p build && cmake --preset release -DSAMRAPPORT_TESTS=OFF -B build/release >build/release.log 2>&1 || { cat build/release.log; exit 1; }
	@cmake --build build/release

fuzz:
	@cmake/setup.sh build test
	@tests/fuzz/long.sh

test:
	@cmake/setup.sh build test
	@tests/run.sh

bench:
	@cmake/setup.sh build bench
	@mkdir -p build && cmake --preset release >build/release.log 2>&1 || { cat build/release.log; exit 1; }
	@cmake --build build/release
	@tests/bench/run.sh

format:
	@cmake/setup.sh build test
	@git ls-files '*.c' '*.h' | xargs clang-format -i

lint:
	@cmake/setup.sh build test
	@tests/lint.sh

install: build
	cmake --install build/release

clean:
	rm -rf build demo
