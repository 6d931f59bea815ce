using System.Collections.Immutable;
using Millrace.Data;
using Millrace.Features.Tests.Spans;

namespace Millrace.Features.Tests.Rows;

/// <summary>Fits and applies one feature.</summary>
internal static class Fit
{
    public static FeatureDefinition Define(FeatureSpec spec, SchemaInfo schema, string column) => Define([spec], schema, column);

    public static FeatureDefinition Define(ImmutableArray<FeatureSpec> stages, SchemaInfo schema, params ImmutableArray<string> columns) =>
        new(new FeatureSetInfo("One", [new FeatureInfo("It", columns, stages)]), schema);

    public static FittedSet One(FeatureSpec spec, Batch rows, string? column = null) => Parts(spec, [rows], column);

    public static FittedSet Parts(FeatureSpec spec, IReadOnlyList<Batch> batches, string? column = null)
    {
        SchemaInfo schema = batches[0].Schema;
        return Of(Define(spec, schema, column ?? schema.Columns[0].Name), batches);
    }

    /// <summary>Fits on batches that one part sees, in as many scans as it takes.</summary>
    public static FittedSet Of(FeatureDefinition definition, params IReadOnlyList<Batch> batches)
    {
        var fit = new FeatureFit(definition, batches[0]);
        while (!fit.IsDone)
        {
            FeatureScan scan = fit.Begin(seed: 1);
            foreach (Batch batch in batches)
                scan.Add(batch);
            fit.End(scan);
        }

        return fit.ToFitted();
    }

    /// <summary>Fits on batches of which each is a part of its own.</summary>
    public static FittedSet Merged(FeatureDefinition definition, params IReadOnlyList<Batch> batches)
    {
        var fit = new FeatureFit(definition, batches[0]);
        while (!fit.IsDone)
        {
            FeatureScan all = fit.Begin(seed: 1);
            for (int i = 0; i < batches.Count; i++)
            {
                FeatureScan part = fit.Begin((ulong)i + 2);
                part.Add(batches[i]);
                all.Merge(part);
                part.LetGo();
            }

            fit.End(all);
        }

        return fit.ToFitted();
    }

    /// <summary>Fits on batches of which each is a span: what is learned of it is written down, read back and merged.</summary>
    public static FittedSet BySpans(FeatureDefinition definition, params IReadOnlyList<Batch> spans)
    {
        FeatureFit merged = new(definition, new ShapeBatch(spans[0].Schema));
        merged.RequireSpans();
        FeatureScan? all = null;
        foreach (byte[] bytes in spans.Select(span => Analysed(definition, span)))
        {
            FeatureScan part = merged.Begin(seed: 0);
            AnalysisBytes.Read(bytes, definition, part);
            Assert.Equal(bytes, AnalysisBytes.Write(definition, part));
            if (all is null)
                all = part;
            else
                all.Merge(part);
        }

        merged.End(all!);
        Assert.True(merged.IsDone);
        return merged.ToFitted();
    }

    /// <summary>What one scan learns of a batch, written down.</summary>
    public static byte[] Analysed(FeatureDefinition definition, Batch rows)
    {
        var fit = new FeatureFit(definition, rows);
        FeatureScan scan = fit.Begin(seed: 1);
        scan.Add(rows);
        scan.End();
        fit.KeepWhatIsAsked(scan);
        return AnalysisBytes.Write(definition, scan);
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
