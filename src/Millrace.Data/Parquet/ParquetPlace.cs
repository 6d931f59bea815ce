namespace Millrace.Data;

/// <summary>A column of a file, for errors.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Column">The column as the schema has it.</param>
internal readonly record struct ParquetPlace(string File, Column Column)
{
    private string Name => Column.Info.Name;

    private Column Values => Column is ListColumn lists ? lists.Items : Column;

    private string Problem => Values.Info.Type switch
    {
        ColumnType.Half => "is no Half without losing digits",
        ColumnType.Single => "is no float without losing digits",
        ColumnType.Double => "is no double without losing digits",
        _ => $"is not {Values.ValueDescription}",
    };

    /// <summary>Says that a column without missing values has one.</summary>
    /// <param name="row">The row in the file, from 0.</param>
    public ParquetException Missing(long row) => new(File, row + 1, Name, $"the value is missing, but {Column.Info.Member} is not nullable.");

    /// <summary>Says that a list without missing elements has one.</summary>
    /// <param name="row">The row in the file, from 0.</param>
    public ParquetException MissingItem(long row) => new(File, row + 1, Name, $"an element is missing, but those of {Column.Info.Member} are not nullable.");

    /// <summary>Says that a value does not fit the column.</summary>
    /// <param name="row">The row in the file, from 0.</param>
    /// <param name="unfit">The value.</param>
    public ParquetException Unfit(long row, UnfitValue unfit) =>
        new(File, row + 1, Name, $"{ShownValue.Of(Column.Info, unfit.Text)} {unfit.Reason ?? Problem}.", null, unfit);

    /// <summary>Says that the file is damaged or uses what is not supported.</summary>
    public ParquetException Fault(ParquetFault fault) => new(File, null, Name, Describe(fault), fault.Feature, fault);

    /// <summary>Says what any failure to read the column means.</summary>
    public ParquetException Explain(Exception error) => error switch
    {
        ParquetFault fault => Fault(fault),
        DataException => new ParquetException(File, null, Name, error.Message, null, error),
        IOException or UnauthorizedAccessException => new ParquetException(File, null, Name, $"the file cannot be read: {error.Message}", null, error),
        OutOfMemoryException => new ParquetException(File, null, Name, "there is not enough memory for the column's pages.", null, error),
        _ => new ParquetException(File, null, Name, $"the file is damaged ({error.Message.TrimEnd('.')}).", null, error),
    };

    private static string Describe(ParquetFault fault) =>
        fault.Feature is null ? $"the file is damaged: {fault.Message}." : $"{fault.Message}.";
}
