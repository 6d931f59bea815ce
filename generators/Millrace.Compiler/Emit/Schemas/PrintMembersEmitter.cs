namespace Millrace.Compiler;

/// <summary>
/// Writes how a record with sensitive columns prints itself: the mask stands for each of them. Properties that are no columns are left out,
/// because they may be computed from sensitive ones.
/// </summary>
internal static class PrintMembersEmitter
{
    public static void Write(SourceWriter writer, SchemaModel schema) =>
        writer.Line().Block("private readonly bool PrintMembers(global::System.Text.StringBuilder builder)", () =>
        {
            for (int i = 0; i < schema.Columns.Count; i++)
            {
                ColumnModel column = schema.Columns[i];
                string name = CSharp.Literal((i == 0 ? "" : ", ") + column.Member + " = ");
                writer.Line($"builder.Append({name});");
                writer.Line(column.IsSensitive || column.IsBarred
                    ? "builder.Append(global::Millrace.SensitiveAttribute.Mask);"
                    : $"builder.Append(global::System.Globalization.CultureInfo.InvariantCulture, $\"{{this.{column.Identifier}}}\");");
            }

            writer.Line("return true;");
        });
}
