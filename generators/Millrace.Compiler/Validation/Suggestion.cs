namespace Millrace.Compiler;

/// <summary>The end of a message about a name that was not found.</summary>
internal static class Suggestion
{
    public static string Of(string? nearest) => nearest is null ? "" : $": did you mean '{nearest}'?";

    /// <summary>The column property that was meant. People also write the name that a column has in files.</summary>
    public static string OfColumn(string name, IReadOnlyCollection<ColumnModel> columns)
    {
        string? nearest = columns.FirstOrDefault(each => each.Name == name)?.Member ?? Naming.Nearest(name, columns.Select(each => each.Member));
        if (nearest is null && Naming.Nearest(name, columns.Select(each => each.Name)) is { } inFiles)
            nearest = columns.First(each => each.Name == inFiles).Member;
        return Of(nearest);
    }
}
