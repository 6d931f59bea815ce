#!/usr/bin/env bash
# Measures training on the first CUDA device; says why not, and ends well, where there is none.
# usage: MILLRACE_LIBTORCH=FOLDER benchmarks/cuda.sh [--short | --full]; the folder holds a libtorch 2.10 built for CUDA.
set -euo pipefail
cd "$(dirname "$0")/.."
exec dotnet run -c Release --project benchmarks/Millrace.Benchmarks.Training -- --cuda "${@:---short}"
