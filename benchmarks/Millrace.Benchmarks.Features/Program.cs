using Millrace.Benchmarks;
using Millrace.Benchmarks.Features;

return BenchmarkProgram.Run(
    "Features: Millrace beside ML.NET's transforms.", args, typeof(SaleWork), typeof(ApplyDataset), typeof(ApplyBatch), typeof(ApplyRow));
