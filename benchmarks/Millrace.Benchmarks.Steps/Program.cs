using Millrace.Benchmarks;
using Millrace.Benchmarks.Steps;

return BenchmarkProgram.Run("What a step costs: Millrace beside a hand-written executor, Task.WhenAll and TPL Dataflow.", args, typeof(StepOverhead));
