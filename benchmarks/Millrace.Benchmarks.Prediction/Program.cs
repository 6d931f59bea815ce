using Millrace.Benchmarks;
using Millrace.Benchmarks.Prediction;

return BenchmarkProgram.Run("Predictions: Millrace's models beside ML.NET's, trained alike.", args, typeof(PredictRow), typeof(PredictBatch));
