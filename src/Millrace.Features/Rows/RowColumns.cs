using System.ComponentModel;
using System.Numerics;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>Values of a batch's columns as stages take them. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowColumns
{
    /// <summary>The numbers of a column; NaN where one is missing.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="lane">Receives a number a row.</param>
    public static void Numbers<T>(in FeatureRows rows, ValueColumn<T> column, Span<double> lane)
        where T : struct, INumberBase<T> => NumberColumnFlow<T, NumberConversion<T>>.Read(column, rows.First, lane);

    /// <summary>1 for true, 0 for false, NaN where a value is missing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="lane">Receives a number a row.</param>
    public static void Numbers(in FeatureRows rows, ValueColumn<bool> column, Span<double> lane) =>
        NumberColumnFlow<bool, BooleanConversion>.Read(column, rows.First, lane);

    /// <summary>The numbers in so many places of lists; NaN where there is none.</summary>
    /// <typeparam name="T">Their type.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The lists.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="places">Receives a lane a place.</param>
    public static void Numbers<T>(in FeatureRows rows, ListColumn<ValueColumn<T>> column, bool fromEnd, Span<double> places)
        where T : struct, INumberBase<T> => Places<T, NumberConversion<T>>(in rows, column, fromEnd, places);

    /// <summary>The same of true, which is 1, and false, which is 0.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The lists.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="places">Receives a lane a place.</param>
    public static void Numbers(in FeatureRows rows, ListColumn<ValueColumn<bool>> column, bool fromEnd, Span<double> places) =>
        Places<bool, BooleanConversion>(in rows, column, fromEnd, places);

    /// <summary>Dates and times in ticks of 100 ns from 1 January of year 1 on.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="lane">Receives a time a row.</param>
    public static void Times(in FeatureRows rows, ValueColumn<DateTime> column, Span<long> lane) =>
        TickColumnFlow<DateTime, DateTimeTicks>.Read(column, rows.First, lane);

    /// <summary>Dates in ticks of 100 ns from 1 January of year 1 on.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="lane">Receives a time a row.</param>
    public static void Times(in FeatureRows rows, ValueColumn<DateOnly> column, Span<long> lane) =>
        TickColumnFlow<DateOnly, DateTicks>.Read(column, rows.First, lane);

    /// <summary>Times of day in ticks of 100 ns from midnight on.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="lane">Receives a time a row.</param>
    public static void Times(in FeatureRows rows, ValueColumn<TimeOnly> column, Span<long> lane) =>
        TickColumnFlow<TimeOnly, TimeTicks>.Read(column, rows.First, lane);

    /// <summary>1 where a column has no value, else 0.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The column.</param>
    /// <param name="lane">Receives a number a row.</param>
    public static void Missing(in FeatureRows rows, Column column, Span<double> lane) => PresenceFlow.Read(column, rows.First, lane);

    /// <summary>1 where there is no element in a place, or none that is present, else 0.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">The lists.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="places">Receives a lane a place.</param>
    public static void Missing(in FeatureRows rows, ListColumn column, bool fromEnd, Span<double> places)
    {
        ArgumentNullException.ThrowIfNull(column);
        Span<int> elements = stackalloc int[NumberFlow.Block];
        elements = elements[..rows.Count];
        int count = rows.CountOf(places);
        for (int place = 0; place < count; place++)
        {
            Find(in rows, column, (place, count), fromEnd, elements);
            ElementPresenceFlow.Read(column.Items, elements, rows.Lane(places, place));
        }
    }

    /// <summary>Where the elements in a place of lists stand among all; -1 for none.</summary>
    internal static void Find(in FeatureRows rows, ListColumn column, (int Number, int Count) place, bool fromEnd, Span<int> elements) =>
        ElementFlow.Find(column, (place.Number, fromEnd ? place.Count : 0), rows.First, elements);

    private static void Places<T, TConversion>(in FeatureRows rows, ListColumn<ValueColumn<T>> column, bool fromEnd, Span<double> places)
        where T : struct
        where TConversion : struct, IConversion<T>
    {
        Span<int> elements = stackalloc int[NumberFlow.Block];
        elements = elements[..rows.Count];
        int count = rows.CountOf(places);
        for (int place = 0; place < count; place++)
        {
            Find(in rows, column, (place, count), fromEnd, elements);
            ElementNumberFlow<T, TConversion>.Read(column.Items, elements, rows.Lane(places, place));
        }
    }
}
