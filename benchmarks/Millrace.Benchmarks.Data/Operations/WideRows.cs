using Millrace.Data;

namespace Millrace.Benchmarks.Data;

/// <summary>Rows of twenty columns, and of three of these alone.</summary>
public static class WideRows
{
    /// <summary>All twenty.</summary>
    public static Wide At(int row) => new()
    {
        C00 = Value(row, 0), C01 = Value(row, 1), C02 = Value(row, 2), C03 = Value(row, 3), C04 = Value(row, 4),
        C05 = Value(row, 5), C06 = Value(row, 6), C07 = Value(row, 7), C08 = Value(row, 8), C09 = Value(row, 9),
        C10 = Value(row, 10), C11 = Value(row, 11), C12 = Value(row, 12), C13 = Value(row, 13), C14 = Value(row, 14),
        C15 = Value(row, 15), C16 = Value(row, 16), C17 = Value(row, 17), C18 = Value(row, 18), C19 = Value(row, 19),
    };

    /// <summary>Three.</summary>
    public static Narrow NarrowAt(int row) => new() { C03 = Value(row, 3), C10 = Value(row, 10), C17 = Value(row, 17) };

    /// <summary>Writes so many rows to a Parquet file.</summary>
    public static void Write<T>(string file, int rows, Func<int, T> make)
        where T : struct, ISchema<T>
    {
        using var writer = new ParquetWriter<T>(file);
        for (int row = 0; row < rows; row++)
            writer.Add(make(row));
        writer.Complete();
    }

    private static double Value(int row, int column) => Readings.At((20L * row) + column).Amount;
}
