using Millrace.Benchmarks;
using Millrace.Benchmarks.Steps;

return BenchmarkProgram.Run("What a step costs beside a hand-written executor, Task.WhenAll and TPL Dataflow, and what questions about a long history cost.", args, typeof(StepOverhead), typeof(MetadataQuestions));
