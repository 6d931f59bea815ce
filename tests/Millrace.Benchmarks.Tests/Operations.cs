using Millrace.Benchmarks.Data;
using Millrace.Benchmarks.Features;
using Millrace.Benchmarks.Prediction;
using Millrace.Benchmarks.Steps;
using Millrace.Benchmarks.Training;

namespace Millrace.Benchmarks.Tests;

/// <summary>All operations, on small inputs, made once for all tests.</summary>
public sealed class Operations : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>The operations.</summary>
    public IReadOnlyList<Operation> All { get; private set; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync() => All =
    [
        .. StepOperations.Create(new LayeredGraph(2 * LayeredGraph.Width), _folder),
        .. await DataOperations.CreateAsync(100_000, _folder),
        .. await FeatureOperations.CreateAsync(20_000, _folder),
        .. await PredictionOperations.CreateAsync(1_000),
        .. await TrainingOperations.CreateAsync(140_000, _folder),
    ];

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }
}
