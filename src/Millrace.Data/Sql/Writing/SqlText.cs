using System.Data;

namespace Millrace.Data;

/// <summary>Texts, and what is written as a text: names of enumerations, lists as JSON.</summary>
internal sealed class SqlText : SqlValue
{
    public override string TypeName => "text";

    public override DbType Type => DbType.String;

    public override object Of(Column column, int row) => column.FormatText(row)!;
}
