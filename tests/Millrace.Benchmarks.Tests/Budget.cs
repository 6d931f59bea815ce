namespace Millrace.Benchmarks.Tests;

/// <summary>What an operation may allocate.</summary>
/// <param name="BytesPerUnit">Bytes for each row or step.</param>
/// <param name="Note">What they are spent on.</param>
public sealed record Budget(double BytesPerUnit, string Note);
