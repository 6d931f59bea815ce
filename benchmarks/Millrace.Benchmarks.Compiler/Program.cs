using Millrace.Benchmarks;
using Millrace.Benchmarks.Compiler;

return BenchmarkProgram.Run(
    "The compiler at work: what a keystroke costs, the first reading of a program, and a build, with 1,000 components.",
    args,
    typeof(Keystroke),
    typeof(Analysis),
    typeof(FirstReading),
    typeof(Build));
