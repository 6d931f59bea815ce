namespace Millrace.Benchmarks.Programs;

/// <summary>Writes components.</summary>
internal static class ComponentSource
{
    /// <summary>The artifact that counting components yield.</summary>
    public const string Total = """
        /// <summary>A number of rows.</summary>
        public sealed class Total(long rows) : IArtifact<Total>
        {
            /// <summary>The number.</summary>
            public long Rows { get; } = rows;

            public static string Kind => "total";

            public static async ValueTask SaveAsync(Total artifact, ArtifactFolder folder, CancellationToken cancellation) =>
                await File.WriteAllTextAsync(folder.File("total.txt"), artifact.Rows.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);

            public static async ValueTask<Total> LoadAsync(ArtifactFolder folder, CancellationToken cancellation) =>
                new(long.Parse(await File.ReadAllTextAsync(folder.File("total.txt"), cancellation).ConfigureAwait(false), CultureInfo.InvariantCulture));
        }
        """;

    /// <summary>The component that ends a pipeline.</summary>
    public const string Tell = """
        /// <summary>Tells all totals.</summary>
        [Component]
        public sealed partial class Tell(ILogger<Tell> log)
        {
            /// <summary>Logs the sum.</summary>
            public void Run(IReadOnlyList<Total> totals)
            {
                if (log.IsEnabled(LogLevel.Information))
                    log.LogInformation("{Rows} rows.", totals.Sum(static each => each.Rows));
            }
        }
        """;

    public static string Of(BigProgram program, int index)
    {
        string name = BigProgram.NameOf(index);
        string row = $"Row{program.SchemaOf(index)}";
        string features = $"Features{program.SchemaOf(index)}";
        return BigProgram.KindOf(index) switch
        {
            ComponentKind.Keep => Keep(name, row),
            ComponentKind.Split => Split(name, row),
            ComponentKind.Join => Join(name, row),
            ComponentKind.Pass => Pass(name),
            ComponentKind.Mark => Mark(name, row, features),
            _ => Count(name, row),
        };
    }

    private static string Keep(string name, string row) => $$"""
        /// <summary>Keeps the rows that amount to enough.</summary>
        [Component]
        public sealed partial class {{name}}
        {
            /// <summary>The smallest amount that is kept.</summary>
            [Parameter, InRange(0, 1_000)] public double AtLeast { get; init; } = 1;

            /// <summary>How much an outcome counts.</summary>
            [Parameter] public float Weight { get; init; } = 0.5f;

            /// <summary>Copies what is kept.</summary>
            public async Task<Dataset<{{row}}>> RunAsync(Dataset<{{row}}> rows, StepContext step, CancellationToken cancellation)
            {
                await using DatasetWriter<{{row}}> kept = step.CreateDataset<{{row}}>();
                var numbers = new List<int>();
                await foreach ({{row}}.Batch batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    numbers.Clear();
                    for (int i = 0; i < batch.Count; i++)
                    {
                        if (Worth(batch.Row(i)) >= AtLeast)
                            numbers.Add(i);
                    }

                    await kept.AddAsync(batch, numbers.ToArray(), cancellation).ConfigureAwait(false);
                }

                return await kept.CompleteAsync(cancellation).ConfigureAwait(false);
            }

            private double Worth(in {{row}}.Row row) => row.Amount + (Weight * row.Outcome);
        }
        """;

    private static string Split(string name, string row) => $$"""
        /// <summary>Splits rows in two.</summary>
        [Component]
        public sealed partial class {{name}}
        {
            /// <summary>The share of the first part.</summary>
            [Parameter, InRange(0.05, 0.95)] public double Fraction { get; init; } = 0.5;

            /// <summary>Draws a part for each row.</summary>
            public async Task<(Dataset<{{row}}> First, Dataset<{{row}}> Second)> RunAsync(Dataset<{{row}}> rows, Seed seed, StepContext step, CancellationToken cancellation)
            {
                await using DatasetWriter<{{row}}> first = step.CreateDataset<{{row}}>();
                await using DatasetWriter<{{row}}> second = step.CreateDataset<{{row}}>();
                await foreach ({{row}}.Batch batch in rows.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    for (int i = 0; i < batch.Count; i++)
                    {
                        double drawn = (seed.Derive((ulong)(first.RowCount + second.RowCount)).Value >> 11) * (1.0 / (1UL << 53));
                        await (drawn < Fraction ? first : second).AddAsync(batch[i], cancellation).ConfigureAwait(false);
                    }
                }

                return (await first.CompleteAsync(cancellation).ConfigureAwait(false), await second.CompleteAsync(cancellation).ConfigureAwait(false));
            }
        }
        """;

    private static string Join(string name, string row) => $$"""
        /// <summary>Puts rows together.</summary>
        [Component]
        public sealed partial class {{name}}
        {
            /// <summary>Whether the rows of the second part come first.</summary>
            [Parameter] public bool Swap { get; init; }

            /// <summary>Copies both.</summary>
            public async Task<Dataset<{{row}}>> RunAsync(Dataset<{{row}}> first, Dataset<{{row}}> second, StepContext step, CancellationToken cancellation)
            {
                await using DatasetWriter<{{row}}> all = step.CreateDataset<{{row}}>();
                foreach (Dataset<{{row}}> part in Swap ? [second, first] : new[] { first, second })
                {
                    await foreach (Batch<{{row}}> batch in part.ReadAsync(cancellation).ConfigureAwait(false))
                        await all.AddAsync(batch, cancellation).ConfigureAwait(false);
                }

                return await all.CompleteAsync(cancellation).ConfigureAwait(false);
            }
        }
        """;

    private static string Pass(string name) => $$"""
        /// <summary>Hands rows on.</summary>
        /// <typeparam name="T">The row type.</typeparam>
        [Component]
        public sealed partial class {{name}}<T>
            where T : struct, ISchema<T>
        {
            /// <summary>A number that results are told by.</summary>
            [Parameter, InRange(0, 100)] public int Tag { get; init; } = 7;

            /// <summary>Records the tag.</summary>
            public Dataset<T> Run(Dataset<T> rows, StepContext step)
            {
                step.RecordMetric("tag", Tag);
                return rows;
            }
        }
        """;

    private static string Mark(string name, string row, string features) => $$"""
        /// <summary>Says how wide the features of rows are.</summary>
        [Component]
        public sealed partial class {{name}}(ILogger<{{name}}> log)
        {
            /// <summary>On which day.</summary>
            [Parameter] public DayOfWeek Day { get; init; } = DayOfWeek.Monday;

            /// <summary>Under which names.</summary>
            [Parameter] public IReadOnlyList<string> Names { get; init; } = ["first", "second"];

            /// <summary>Records the width.</summary>
            public Dataset<{{row}}> Run(Dataset<{{row}}> rows, Fitted<{{features}}> features, StepContext step)
            {
                if (log.IsEnabled(LogLevel.Information))
                    log.LogInformation("{Count} names on {Day}.", Names.Count, Day);
                step.RecordMetric("width", features.Layout.Width);
                return rows;
            }
        }
        """;

    private static string Count(string name, string row) => $$"""
        /// <summary>Counts rows.</summary>
        [Component]
        public sealed partial class {{name}}
        {
            /// <summary>What the count begins with.</summary>
            [Parameter] public long Start { get; init; }

            /// <summary>Adds the rows to the start.</summary>
            public Total Run(Dataset<{{row}}> rows) => new(Start + rows.RowCount);
        }
        """;
}
