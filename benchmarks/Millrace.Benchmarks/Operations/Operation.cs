namespace Millrace.Benchmarks;

/// <summary>
/// Something that Millrace does, as the benchmarks time it and as budgets bound it: what it allocates for each unit is written down in
/// <c>budgets.json</c> under its name.
/// </summary>
/// <param name="Name">Subject and what is done: <c>data/csv-read</c>.</param>
/// <param name="Units">Rows or steps of one run.</param>
/// <param name="RunAsync">Does it once. Can be repeated.</param>
public sealed record Operation(string Name, long Units, Func<ValueTask> RunAsync);
