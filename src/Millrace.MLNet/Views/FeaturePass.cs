using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Millrace.Features;

namespace Millrace.MLNet;

/// <summary>One pass over a view of features.</summary>
/// <param name="columns">The view's columns.</param>
/// <param name="rows">The rows, which the pass owns.</param>
internal sealed class FeaturePass(ViewColumns columns, FeatureRows rows) : ViewPass
{
    private long _row = -1;

    public override bool MoveNext()
    {
        _row++;
        return rows.MoveNext();
    }

    public override Delegate GetterOf(int column)
    {
        ViewColumn read = columns[column];
        return read.Kind switch
        {
            ViewColumnKind.Dense => Vector(read.Width),
            ViewColumnKind.Id => Key(read.Feature),
            ViewColumnKind.Ids => Keys(read.Feature, read.Width),
            ViewColumnKind.Sparse => Sparse(read.Feature),
            ViewColumnKind.Weight => new ValueGetter<float>((ref float weight) => weight = rows.Weight),
            _ => Label(),
        };
    }

    public override void Dispose() => rows.Dispose();

    private ValueGetter<VBuffer<float>> Vector(int width) => (ref VBuffer<float> vector) =>
    {
        VBufferEditor<float> editor = VBufferEditor.Create(ref vector, width);
        rows.ReadDense(editor.Values);
        vector = editor.Commit();
    };

    private ValueGetter<uint> Key(int feature) => (ref uint key) =>
    {
        int id = 0;
        rows.ReadIds(feature, new Span<int>(ref id));
        key = KeyOf(id);
    };

    private ValueGetter<VBuffer<uint>> Keys(int feature, int width)
    {
        var ids = new int[width];
        return (ref VBuffer<uint> vector) =>
        {
            rows.ReadIds(feature, ids);
            Write(ids, ref vector);
        };
    }

    private ValueGetter<VBuffer<uint>> Sparse(int feature) => (ref VBuffer<uint> vector) => Write(rows.Sparse(feature), ref vector);

    private Delegate Label() => columns.Label switch
    {
        LabelForm.Boolean => new ValueGetter<bool>((ref bool label) => label = Truth(rows.Label)),
        LabelForm.Class => new ValueGetter<uint>((ref uint label) => label = KeyOf((int)rows.Label)),
        _ => new ValueGetter<float>((ref float label) => label = rows.Label),
    };

    private bool Truth(float label) => label is 0 or 1 ? label == 1 : throw new MillraceException(string.Create(CultureInfo.InvariantCulture,
        $"The label {columns.LabelName} of row {_row} (counted from 0) is {label}, which is neither true (1) nor false (0). "
        + $"Make the view with LabelForm.Number."));

    private static void Write(ReadOnlySpan<int> ids, ref VBuffer<uint> vector)
    {
        VBufferEditor<uint> editor = VBufferEditor.Create(ref vector, ids.Length);
        for (int i = 0; i < ids.Length; i++)
            editor.Values[i] = KeyOf(ids[i]);
        vector = editor.Commit();
    }

    // ML.NET counts keys from 1; 0 is a missing one.
    private static uint KeyOf(int id) => (uint)id + 1;
}
