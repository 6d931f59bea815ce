using Millrace.Benchmarks.Programs;

namespace Millrace.Generators.Tests.Scale;

public sealed class WideSchemaTests
{
    private const int Columns = 1_000;

    /// <summary>Rows are written as Parquet and read again, features of all columns are fitted and applied, to batches and to single rows.</summary>
    [Fact]
    public void A_schema_of_a_thousand_columns_and_features_over_all_of_them_run() =>
        Assert.Equal("1000 columns, 50 rows, 1000 wide, sum 6737500, same features", Probe.Run($$"""
            using Millrace; using Millrace.Data; using Millrace.Features;
            {{WideProgram.Of(Columns)}}
            public static class Probe
            {
                public static string Run() => RunAsync().GetAwaiter().GetResult();

                private static async Task<string> RunAsync()
                {
                    string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
                    try
                    {
                        await using (var writer = new DatasetWriter<Wide>(folder))
                        {
                            for (int row = 0; row < 50; row++)
                                await writer.AddAsync(Of(row));
                            await writer.CompleteAsync();
                        }

                        Dataset<Wide> rows = await Dataset.OpenAsync<Wide>(folder);
                        var fitter = new FeatureFitter<WideFeatures>();
                        double sum = 0;
                        await foreach (Wide.Batch batch in rows.ReadAsync())
                        {
                            fitter.Add(batch);
                            for (int row = 0; row < batch.Count; row++)
                                sum += {{string.Join(" + ", Enumerable.Range(0, Columns).Where(static i => i % 5 == 0).Select(static i => $"batch.Row(row).Value{i}"))}};
                            if (batch[7] != Of(7))
                                throw new InvalidOperationException("the row is another");
                        }

                        Fitted<WideFeatures> fitted = fitter.Complete();
                        float[] vector = new float[50 * fitted.Layout.Width];
                        await foreach (Wide.Batch batch in rows.ReadAsync())
                            fitted.Transform(batch, vector);
                        WideFeatures applied = fitted.Apply(Input(Of(7)));
                        string same = applied.Value998 == (int)vector[(7 * fitted.Layout.Width) + 998] && applied.Value999 == vector[(7 * fitted.Layout.Width) + 999] ? "same" : "other";
                        return FormattableString.Invariant($"{Wide.Schema.Columns.Length} columns, {rows.RowCount} rows, {fitted.Layout.Width} wide, sum {sum}, {same} features");
                    }
                    finally
                    {
                        Directory.Delete(folder, recursive: true);
                    }
                }

                private static Wide Of(int row) => new()
                {
                    {{Initialisers(static i => (i % 5) switch { 0 => $"row * {(i % 40) + 10}", 2 => $"row % 3 == 0 ? null : row / {i + 1}.0", 4 => $"row % 4 == 0 ? null : row * {i}f", _ => $"row % {i + 1}" })}}
                };

                private static WideFeatures.Input Input(Wide row) => new()
                {
                    {{Initialisers(static i => $"row.Value{i}")}}
                };
            }
            """));

    private static string Initialisers(Func<int, string> value) => string.Join("\n            ", Enumerable.Range(0, Columns).Select(i => $"Value{i} = {value(i)},"));
}
