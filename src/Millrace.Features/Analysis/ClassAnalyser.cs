using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The classes that a label has.</summary>
internal abstract class ClassAnalyser : FlowAnalyser
{
    /// <summary>The key of requests for the classes of the label.</summary>
    protected const string KeyOfClasses = "classes of the label";

    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);
    private string?[] _read = [];
    private long _missing;

    public sealed override long Missing => _missing;

    /// <summary>The classes in ordinal order.</summary>
    public ImmutableArray<string> Classes => [.. _classes.Order(StringComparer.Ordinal)];

    public sealed override void Add(FeatureWork work, int count)
    {
        if (_read.Length < count)
            _read = new string?[count];
        Span<string?> read = _read.AsSpan(0, count);
        if (!Read(work, read))
            return;
        string? last = null;
        foreach (string? each in read)
        {
            if (each is null)
                _missing++;
            else if (!ReferenceEquals(each, last))
                _classes.Add(last = each);
        }
    }

    public sealed override void Merge(FlowAnalyser other)
    {
        var more = (ClassAnalyser)other;
        _missing += more._missing;
        _classes.UnionWith(more._classes);
    }

    public sealed override FlowAnalyser With(double number, string? text, long count) => this;

    public sealed override void Write(SketchWriter writer)
    {
        writer.Write(_missing);
        writer.Write(_classes.Count);
        foreach (string each in Classes)
            writer.Write(each);
    }

    public sealed override void Read(ref SketchReader reader)
    {
        _missing = reader.ReadNumber();
        int count = reader.ReadCount(int.MaxValue, sizeof(int));
        for (int i = 0; i < count; i++)
        {
            if (!_classes.Add(reader.ReadText()))
                throw reader.Damaged("a class stands in it twice");
        }
    }

    /// <summary>Computes the classes of a batch's rows.</summary>
    /// <returns>Whether they have any.</returns>
    protected abstract bool Read(FeatureWork work, Span<string?> classes);
}
