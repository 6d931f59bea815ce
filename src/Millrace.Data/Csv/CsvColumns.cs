namespace Millrace.Data;

/// <summary>A CSV file in which a schema's columns were found.</summary>
/// <param name="Reader">The file.</param>
/// <param name="Positions">Each column's position in a row.</param>
internal sealed record CsvColumns(CsvFileReader Reader, int[] Positions);
