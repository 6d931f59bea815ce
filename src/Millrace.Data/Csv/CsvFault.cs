namespace Millrace.Data;

/// <summary>A misplaced quote in a CSV file.</summary>
/// <param name="Opened">The line in which the quoted field starts.</param>
/// <param name="Line">The line of what follows the closing quote; null where the quote is never closed.</param>
/// <param name="Field">The field's position in its row.</param>
internal readonly record struct CsvFault(long Opened, long? Line, int Field);
