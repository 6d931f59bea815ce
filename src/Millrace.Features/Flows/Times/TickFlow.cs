using Millrace.Data;

namespace Millrace.Features;

/// <summary>Dates and times as ticks of 100 ns: from 1 January of year 1 on, or of times without a date from midnight on.</summary>
internal abstract class TickFlow
{
    /// <summary>Stands for a missing value.</summary>
    public const long Missing = long.MinValue;

    /// <summary>Reads the ticks of some rows.</summary>
    /// <param name="work">The rows.</param>
    /// <param name="first">The first row.</param>
    /// <param name="ticks">Receives a number a row, from the first on; <see cref="Missing"/> for none.</param>
    public abstract void Read(FeatureWork work, int first, Span<long> ticks);

    /// <summary>The ticks of a column.</summary>
    public static TickFlow Of(FeatureFlow flow)
    {
        var column = (ColumnFlow)flow;
        return column.Shape.Info.Type switch
        {
            ColumnType.DateTime => new TickColumnFlow<DateTime, DateTimeTicks>(column.Source),
            ColumnType.Date => new TickColumnFlow<DateOnly, DateTicks>(column.Source),
            _ => new TickColumnFlow<TimeOnly, TimeTicks>(column.Source),
        };
    }
}
