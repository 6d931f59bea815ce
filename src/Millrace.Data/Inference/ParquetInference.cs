namespace Millrace.Data;

/// <summary>Finds the columns of Parquet files: their types from the first footer, what is missing and which texts occur from the rows.</summary>
internal static class ParquetInference
{
    private const string FinerTimes =
        $"with times in nanoseconds; where one is no whole microsecond, read with {nameof(ParquetReadOptions.TruncateTimes)}, or the file is refused";

    /// <exception cref="DataException">A file is damaged, or has a column of the first with a type that never fits.</exception>
    public static (List<ColumnGuess> Columns, long Rows) Read(string path, SchemaInferenceOptions options, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = SourceFiles.Find(path, ".parquet", message => new DataException($"{path}: {message}"));
        List<(ColumnGuess Guess, ColumnInfo? Column)> found = ReadFooter(files[0]);
        var schema = new SchemaInfo(Path.GetFileName(path), [.. found.Select(static each => each.Column).OfType<ColumnInfo>()]);
        ParquetProfile[] profiles = [.. found.Where(static each => each.Column is not null).Select(static each => new ParquetProfile(each.Guess))];
        using var batch = new LooseBatch(schema);
        long rows = 0;
        long most = options.MaxRows ?? long.MaxValue;
        foreach (string file in files)
        {
            using ParquetFileReader reader = ParquetFileReader.Open(file, batch, truncatesTimes: true);
            while (rows < most && reader.Read(batch, (int)Math.Min(most - rows, RowSource.BatchRows), cancellation))
            {
                rows += batch.Count;
                for (int i = 0; i < profiles.Length; i++)
                    profiles[i].Add(batch.Columns[i]);
            }
        }

        int next = 0;
        return ([.. found.Select(each => each.Column is null ? each.Guess : profiles[next++].ToGuess())], rows);
    }

    private static List<(ColumnGuess Guess, ColumnInfo? Column)> ReadFooter(string file)
    {
        FileMetadata metadata = ParquetFileReader.ReadMetadata(file);
        var fields = new FieldIndex();
        return [.. metadata.Root.Children.Select(node => Guess(metadata, node, fields))];
    }

    private static (ColumnGuess Guess, ColumnInfo? Column) Guess(FileMetadata metadata, SchemaNode node, FieldIndex fields)
    {
        if (fields.TryFind(metadata.Root, node.Name, out SchemaNode? only) && only is null)
            return (LeftOut(node, "the file has several columns of this name, and columns are read by name"), null);
        if (LooseSchema.ColumnOf(metadata, node) is not { } column)
            return (LeftOut(node, $"it is {ParquetTypes.Describe(node)} without fields"), null);
        bool isJson = column.Type == ColumnType.Text && node.Type is null;
        var guess = new ColumnGuess(node.Name, column.Type, false, [])
        {
            Item = column.Item is { } item ? new ColumnGuess(item.Name, item.Type, false, []) : null,
            Note = (isJson, Leaves(node).Any(leaf => MayBeFiner(metadata.LeafOf(leaf), isJson))) switch
            {
                (true, true) => $"{ParquetTypes.Describe(node)} as JSON, {FinerTimes}",
                (true, false) => $"{ParquetTypes.Describe(node)} as JSON",
                (false, true) => FinerTimes,
                _ => null,
            },
        };
        return (guess, column);
    }

    private static IEnumerable<SchemaNode> Leaves(SchemaNode node) => node.Type is null ? node.Children.SelectMany(Leaves) : [node];

    // JSON holds timestamps as they are.
    private static bool MayBeFiner(LeafColumn leaf, bool isJson) =>
        leaf.Type == PhysicalType.Int96 || (leaf.Logical.Unit == TimeUnit.Nanoseconds && !(isJson && leaf.Logical.Kind == LogicalKind.Timestamp));

    private static ColumnGuess LeftOut(SchemaNode node, string problem) => new(node.Name, null, false, []) { Problem = problem };
}
