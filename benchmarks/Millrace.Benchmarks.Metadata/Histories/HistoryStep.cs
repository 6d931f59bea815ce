using Millrace.Runtime;

namespace Millrace.Benchmarks.Metadata;

/// <summary>Which step of which run is written.</summary>
/// <param name="Number">The run's number, from 0.</param>
/// <param name="Pipeline">The pipeline's number.</param>
/// <param name="Step">The step's position.</param>
/// <param name="Run">The run.</param>
internal readonly record struct HistoryStep(int Number, int Pipeline, int Step, RunTicket Run);
