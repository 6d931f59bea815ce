using System.Collections.Immutable;

namespace Millrace.Data;

/// <summary>Shows a dataset to a person: its columns, its beginning, a sample. Sensitive values are masked.</summary>
/// <typeparam name="T">The row type.</typeparam>
internal static class TablePreview<T>
    where T : struct, ISchema<T>
{
    private const int DomainShown = 10;

    /// <summary>The columns, told once for all datasets of the schema.</summary>
    public static ImmutableArray<ColumnDescription> Descriptions { get; } =
    [
        .. T.Schema.Columns.Select(static column => new ColumnDescription(column.Name, column.TypeName)
        {
            IsNullable = column.IsNullable,
            IsSensitive = column.IsSensitive,
            Expected = Expected(column, int.MaxValue),
        }),
    ];

    /// <summary>A row for each column.</summary>
    public static ArtifactPreview Columns()
    {
        ImmutableArray<ImmutableArray<string?>> rows =
        [
            .. T.Schema.Columns.Select(static column => ImmutableArray.Create<string?>(
                column.Name,
                column.TypeName.TrimEnd('?'),
                column.IsNullable ? "may be missing" : "",
                column.IsSensitive ? "sensitive" : "",
                Expected(column, DomainShown))),
        ];
        return new ArtifactPreview(["column", "type", "missing", "masked", "expected"], rows, rows.Length);
    }

    /// <summary>The first rows.</summary>
    public static async ValueTask<ArtifactPreview> HeadAsync(Dataset<T> dataset, int rows, CancellationToken cancellation)
    {
        var shown = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        if (rows > 0)
        {
            await foreach (Batch<T> batch in dataset.ReadAsync(cancellation).ConfigureAwait(false))
            {
                for (int i = 0; i < batch.Count && shown.Count < rows; i++)
                    shown.Add(Row(batch, i));
                if (shown.Count >= rows)
                    break;
            }
        }

        return Of(dataset, shown);
    }

    /// <summary>Rows chosen at random.</summary>
    public static async ValueTask<ArtifactPreview> SampleAsync(Dataset<T> dataset, int rows, Seed seed, CancellationToken cancellation)
    {
        long[] chosen = Choose(dataset.RowCount, rows, seed.CreateRandom());
        var shown = ImmutableArray.CreateBuilder<ImmutableArray<string?>>(chosen.Length);
        if (chosen.Length > 0)
        {
            var positions = new ListedPositions(chosen);
            await foreach (PlacedRows<T> placed in dataset.ReadPlacedAsync(positions, DatasetReadOptions.Default, cancellation).ConfigureAwait(false))
            {
                while (shown.Count < chosen.Length && chosen[shown.Count] < placed.First + placed.Rows.Count)
                    shown.Add(Row(placed.Rows, (int)(chosen[shown.Count] - placed.First)));
                if (shown.Count == chosen.Length)
                    break;
            }
        }

        return Of(dataset, shown);
    }

    private static ArtifactPreview Of(Dataset<T> dataset, ImmutableArray<ImmutableArray<string?>>.Builder rows) =>
        new([.. T.Schema.Columns.Select(static column => column.Name)], rows.ToImmutable(), dataset.RowCount);

    private static ImmutableArray<string?> Row(Batch<T> batch, int row) => [.. batch.Columns.Select(column =>
        column.IsMissing(row) ? null : column.Info.IsSensitive ? SensitiveAttribute.Mask : column.FormatText(row))];

    /// <summary>
    /// So many of the numbers below a count, in order, each set with the same chance (Bentley, Floyd: Programming Pearls: A Sample of Brilliance,
    /// Communications of the ACM 30(9), 1987).
    /// </summary>
    private static long[] Choose(long count, int wanted, Random random)
    {
        var chosen = new HashSet<long>();
        for (long i = Math.Max(0, count - wanted); i < count; i++)
        {
            long any = random.NextInt64(i + 1);
            chosen.Add(chosen.Contains(any) ? i : any);
        }

        return [.. chosen.Order()];
    }

    private static string Expected(ColumnInfo column, int most) => string.Join(" ", column.Expectations.Select(each =>
        each is DomainExpectation domain && domain.Values.Length > most ? $"{domain with { Values = domain.Values[..most] }} …" : each.ToString()));
}
