using Millrace.Data;

namespace Millrace.Features.Tests.Rows;

/// <summary>Fits and applies one feature over one column.</summary>
internal static class Fit
{
    public static FeatureDefinition Define(FeatureSpec spec, SchemaInfo schema, string column) =>
        new(new FeatureSetInfo("One", [new FeatureInfo("It", [column], [spec])]), schema);

    public static FittedSet One(FeatureSpec spec, Batch rows, string? column = null) => Parts(spec, [rows], column);

    public static FittedSet Parts(FeatureSpec spec, IReadOnlyList<Batch> batches, string? column = null)
    {
        SchemaInfo schema = batches[0].Schema;
        var analysis = new FeatureAnalysis(Define(spec, schema, column ?? schema.Columns[0].Name));
        foreach (Batch batch in batches)
            analysis.Add(batch);
        return analysis.Complete();
    }

    public static float[] Apply(this FittedSet fitted, Batch rows)
    {
        var destination = new float[rows.Count * fitted.Layout.Width];
        Array.Fill(destination, -777);
        fitted.Transform(rows, destination);
        return destination;
    }

    /// <summary>The rows cut into batches at the given places.</summary>
    public static List<Batch> Cut<T>(Batch<T> rows, params IEnumerable<int> places)
        where T : struct, ISchema<T>
    {
        var parts = new List<Batch>();
        int start = 0;
        foreach (int place in places.Select(place => place % (rows.Count + 1)).Append(0).Append(rows.Count).Order())
        {
            Batch<T> part = T.CreateBatch(4);
            part.AppendRange(rows, start, place - start);
            parts.Add(part);
            start = place;
        }

        return parts;
    }
}
