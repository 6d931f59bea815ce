namespace Millrace.Compiler;

/// <summary>Writes the methods that read a dataset of one schema as one of another, in programs and in pipelines.</summary>
internal static class ProjectionEmitter
{
    public static void Write(SourceWriter writer, SchemaModel schema)
    {
        string from = $"global::Millrace.Data.Dataset<{SchemaEmitter.Self(schema)}>";
        bool isPublic = schema.Projections.Any(each => each.IsPublic);
        writer.Line().Summary($"Reads datasets of {schema.DisplayName} as datasets of the schemas that it derives from.");
        writer.Block($"{(isPublic ? "public" : "internal")} static partial class {schema.ProjectionClass}", () =>
        {
            for (int i = 0; i < schema.Projections.Count; i++)
            {
                ProjectionModel projection = schema.Projections[i];
                string to = $"global::Millrace.Data.Dataset<{projection.Type}>";
                string accessibility = projection.IsPublic ? "public" : "internal";
                if (i > 0)
                    writer.Line();
                Document(writer, schema, projection, "The dataset.");
                writer.Line($"{accessibility} static {to} {projection.Method}(this {from} rows) => rows.Project<{projection.Type}>();").Line();
                Document(writer, schema, projection, "The dataset that a step will make.");
                writer.Line($"{accessibility} static global::Millrace.Handle<{to}> {projection.Method}(this global::Millrace.Handle<{from}> rows) => default;");
            }
        });
    }

    private static void Document(SourceWriter writer, SchemaModel schema, ProjectionModel projection, string rows)
    {
        writer.Summary($"Reads rows of {schema.DisplayName} as rows of {projection.Name}: only those columns are read.");
        writer.Line($"/// <param name=\"rows\">{rows}</param>");
    }
}
