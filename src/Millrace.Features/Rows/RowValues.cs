using System.ComponentModel;
using System.Numerics;

namespace Millrace.Features;

/// <summary>Values of a row as stages take them. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowValues
{
    /// <summary>A number.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The number.</param>
    public static double Number<T>(T value)
        where T : struct, INumberBase<T> => double.CreateTruncating(value);

    /// <summary>A number; NaN where it is missing.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The number.</param>
    public static double Number<T>(T? value)
        where T : struct, INumberBase<T> => value is { } present ? double.CreateTruncating(present) : double.NaN;

    /// <summary>1 for true, 0 for false.</summary>
    /// <param name="value">True or false.</param>
    public static double Number(bool value) => value ? 1 : 0;

    /// <summary>1 for true, 0 for false, NaN where it is missing.</summary>
    /// <param name="value">True or false.</param>
    public static double Number(bool? value) => value is { } present ? Number(present) : double.NaN;

    /// <summary>Puts 1 in the place of missing numbers, 0 in that of others.</summary>
    /// <param name="lanes">The numbers; NaN is missing.</param>
    public static void MarkMissing(Span<double> lanes) => default(IsMissingMap).Map(lanes);

    /// <summary>A date and time in ticks of 100 ns from 1 January of year 1 on.</summary>
    /// <param name="value">The date and time.</param>
    public static long Time(DateTime? value) => value is { } present ? DateTimeTicks.ToTicks(present) : TickFlow.Missing;

    /// <summary>A date in ticks of 100 ns from 1 January of year 1 on.</summary>
    /// <param name="value">The date.</param>
    public static long Time(DateOnly? value) => value is { } present ? DateTicks.ToTicks(present) : TickFlow.Missing;

    /// <summary>A time of day in ticks of 100 ns from midnight on.</summary>
    /// <param name="value">The time.</param>
    public static long Time(TimeOnly? value) => value is { } present ? TimeTicks.ToTicks(present) : TickFlow.Missing;
}
