using System.Text;

namespace Millrace.Data;

/// <summary>Writes rows as CSV with \n at the end of each line.</summary>
internal static class CsvRowWriter
{
    private static readonly byte[] s_end = "\n"u8.ToArray();

    /// <summary>Starts writing; the columns' names come first, where a file has a header.</summary>
    /// <param name="stream">Where the lines go; stays open.</param>
    /// <param name="schema">What is written.</param>
    /// <param name="options">How it is written down.</param>
    public static RowWriter<CsvOutput> Start(Stream stream, SchemaInfo schema, CsvOptions options)
    {
        var syntax = new CsvSyntax(options);
        byte[] delimiter = syntax.Delimiter.ToArray();
        var output = new CsvOutput(stream, syntax);
        try
        {
            if (options.HasHeader)
                WriteHeader(output, schema, delimiter);
            return new RowWriter<CsvOutput>(output, CsvFieldWriters.Instance, (_, i) => i > 0 ? delimiter : [], s_end);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    private static void WriteHeader(CsvOutput output, SchemaInfo schema, byte[] delimiter)
    {
        for (int i = 0; i < schema.Columns.Length; i++)
        {
            if (i > 0)
                output.Write(delimiter);
            byte[] name = Encoding.UTF8.GetBytes(schema.Columns[i].Name);
            if (name.Length == 0 || output.NeedsQuotes(name, isNullable: false))
                output.WriteQuoted(name);
            else
                output.Write(name);
        }

        output.Write(s_end);
    }
}
