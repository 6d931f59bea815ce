using Millrace.Data;

namespace Millrace.Features;

/// <summary>All that a feature set needs to know of one column, whichever of its features ask for it.</summary>
internal sealed class ColumnAnalysis
{
    public ColumnAnalysis(Column column, AnalysisNeeds needs)
    {
        if (needs.HasFlag(AnalysisNeeds.Frequencies))
            Frequencies = column.Accept(FrequencyAnalyserFactory.Instance);
        if (Frequencies is null || (needs & ~AnalysisNeeds.Frequencies) != AnalysisNeeds.Presence)
            Numbers = new NumberAnalyserFactory(needs).Create(column.Info.Type);
    }

    public NumberAnalyser? Numbers { get; }

    public FrequencyAnalyser? Frequencies { get; }

    public long Missing => Numbers?.Missing ?? Frequencies!.Missing;

    public void Add(Column column)
    {
        Numbers?.Add(column);
        Frequencies?.Add(column);
    }

    public void Merge(ColumnAnalysis other)
    {
        Numbers?.Merge(other.Numbers!);
        Frequencies?.Merge(other.Frequencies!);
    }

    public void Complete() => Numbers?.Flush();
}
