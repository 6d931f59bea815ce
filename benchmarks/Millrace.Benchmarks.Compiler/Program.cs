using Millrace.Benchmarks;
using Millrace.Benchmarks.Compiler;

return BenchmarkProgram.Run(
    "The compiler at work: what a keystroke costs, and the first reading of a program, with 1,000 components and 50 pipelines.",
    args,
    typeof(Keystroke),
    typeof(Analysis),
    typeof(FirstReading));
