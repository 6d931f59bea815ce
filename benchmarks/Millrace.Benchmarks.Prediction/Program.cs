using Millrace.Benchmarks;
using Millrace.Benchmarks.Prediction;

return BenchmarkProgram.Run("Predictions: Millrace's models beside ML.NET's, trained alike, and its network beside TorchSharp with the same weights.", args, typeof(PredictRow), typeof(PredictBatch));
