using System.Text.Json;

namespace Millrace.Tests.Spans;

/// <summary>What features have learned of spans is reused, and put together with what they learn of a new one.</summary>
public sealed class SpanFeaturesTests : IDisposable
{
    private readonly SalesFolder _sales = new(SpanFeaturesPipeline.Plan);

    public void Dispose() => _sales.Dispose();

    [Fact]
    public async Task Of_a_new_day_alone_features_are_learned()
    {
        for (int day = 1; day <= 5; day++)
            _sales.WriteDay($"2011-03-0{day}.csv", quantity: day);
        await _sales.RunAsync();
        Assert.Equal("minimum 1, maximum 5", await QuantityAsync());
        for (int day = 1; day <= 5; day++)
            _sales.Spoil($"2011-03-0{day}.csv");

        _sales.WriteDay("2011-03-06.csv", quantity: 10);
        Dictionary<string, string> run = await _sales.RunAsync();

        Assert.Equal("executed: 6 items: 1 step executed, 5 steps reused", run["analyses"]);
        Assert.Equal(["analyses[5].analyse-features", "read[5].read-csv-span"], await _sales.ExecutedAsync());
        Assert.Equal("minimum 1, maximum 10", await QuantityAsync());

        // Of days that were looked at nothing is read, whichever of them are put together.
        _sales.WriteDay("2011-03-07.csv", quantity: 3);
        await _sales.RunAsync("last 1");
        await _sales.RunAsync("last 2");
        Assert.Empty(await _sales.ExecutedAsync());
        Assert.Equal("minimum 1, maximum 10", await QuantityAsync());
        await _sales.RunAsync("last 1");
        Assert.Equal("minimum 1, maximum 3", await QuantityAsync());
    }

    private async Task<string> QuantityAsync()
    {
        (int code, string output, string error) = await _sales.CommandAsync("artifacts", "head", "last/merge-features", "--json");
        Assert.True(code == ExitCodes.Success, error);
        using JsonDocument preview = JsonDocument.Parse(output);
        return preview.RootElement.GetProperty("rows")[0][4].GetString()!;
    }
}
