namespace Millrace.Data;

/// <summary>Finds the columns of Parquet files in the first footer.</summary>
internal static class ParquetInference
{
    private const string FinerTimes =
        $"with times in nanoseconds; where one is no whole microsecond, read with {nameof(ParquetReadOptions.TruncateTimes)}, or the file is refused";

    /// <summary>The files that a path stands for.</summary>
    /// <exception cref="DataException">There are none.</exception>
    public static IReadOnlyList<string> Files(FileSource source) =>
        SourceFiles.Find(source.Path, ".parquet", message => new DataException($"{source.Path}: {message}"));

    /// <exception cref="DataException">The first file is damaged.</exception>
    public static List<ColumnGuess> Read(FileSource source)
    {
        FileMetadata metadata = ParquetFileReader.ReadMetadata(Files(source)[0]);
        var fields = new FieldIndex();
        return [.. metadata.Root.Children.Select(node => Guess(metadata, node, fields))];
    }

    private static ColumnGuess Guess(FileMetadata metadata, SchemaNode node, FieldIndex fields)
    {
        if (fields.TryFind(metadata.Root, node.Name, out SchemaNode? only) && only is null)
            return LeftOut(node, "the file has several columns of this name, and columns are read by name");
        if (LooseSchema.ColumnOf(metadata, node) is not { } column)
            return LeftOut(node, $"it is {ParquetTypes.Describe(node)} without fields");
        bool isJson = column.Type == ColumnType.Text && node.Type is null;
        return new ColumnGuess(node.Name, column.Type)
        {
            Item = column.Item is { } item ? new ColumnGuess(item.Name, item.Type) : null,
            Note = (isJson, Leaves(node).Any(leaf => MayBeFiner(metadata.LeafOf(leaf), isJson))) switch
            {
                (true, true) => $"{ParquetTypes.Describe(node)} as JSON, {FinerTimes}",
                (true, false) => $"{ParquetTypes.Describe(node)} as JSON",
                (false, true) => FinerTimes,
                _ => null,
            },
        };
    }

    private static IEnumerable<SchemaNode> Leaves(SchemaNode node) => node.Type is null ? node.Children.SelectMany(Leaves) : [node];

    // JSON holds timestamps as they are.
    private static bool MayBeFiner(LeafColumn leaf, bool isJson) =>
        leaf.Type == PhysicalType.Int96 || (leaf.Logical.Unit == TimeUnit.Nanoseconds && !(isJson && leaf.Logical.Kind == LogicalKind.Timestamp));

    private static ColumnGuess LeftOut(SchemaNode node, string problem) => new(node.Name, null) { Problem = problem };
}
