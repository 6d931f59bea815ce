using System.ComponentModel;
using System.Numerics;

namespace Millrace.Features;

/// <summary>The elements in so many places of a row's list. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowLists
{
    /// <summary>The numbers in the places; NaN where there is none.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="places">Receives a number a place.</param>
    public static void Numbers<T>(T[]? list, bool fromEnd, Span<double> places)
        where T : struct, INumberBase<T>
    {
        for (int i = 0; i < places.Length; i++)
            places[i] = Find(list, i, places.Length, fromEnd) is >= 0 and var element ? RowValues.Number(list![element]) : double.NaN;
    }

    /// <summary>The same of elements that may be missing.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="places">Receives a number a place.</param>
    public static void Numbers<T>(T?[]? list, bool fromEnd, Span<double> places)
        where T : struct, INumberBase<T>
    {
        for (int i = 0; i < places.Length; i++)
            places[i] = Find(list, i, places.Length, fromEnd) is >= 0 and var element ? RowValues.Number(list![element]) : double.NaN;
    }

    /// <summary>The same of true, which is 1, and false, which is 0.</summary>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="places">Receives a number a place.</param>
    public static void Numbers(bool[]? list, bool fromEnd, Span<double> places)
    {
        for (int i = 0; i < places.Length; i++)
            places[i] = Find(list, i, places.Length, fromEnd) is >= 0 and var element ? RowValues.Number(list![element]) : double.NaN;
    }

    /// <summary>The same of true and false that may be missing.</summary>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="places">Receives a number a place.</param>
    public static void Numbers(bool?[]? list, bool fromEnd, Span<double> places)
    {
        for (int i = 0; i < places.Length; i++)
            places[i] = Find(list, i, places.Length, fromEnd) is >= 0 and var element ? RowValues.Number(list![element]) : double.NaN;
    }

    /// <summary>1 where there is no element in a place, or none that is present, else 0.</summary>
    /// <typeparam name="T">The type of an element.</typeparam>
    /// <param name="list">The list; null where it is missing.</param>
    /// <param name="fromEnd">Whether the last place is that of the last element.</param>
    /// <param name="places">Receives a number a place.</param>
    public static void Missing<T>(T[]? list, bool fromEnd, Span<double> places)
    {
        for (int i = 0; i < places.Length; i++)
            places[i] = Find(list, i, places.Length, fromEnd) is >= 0 and var element && list![element] is not null ? 0 : 1;
    }

    /// <summary>Which element stands in a place; -1 for none.</summary>
    internal static int Find(Array? list, int place, int places, bool fromEnd)
    {
        int length = list?.Length ?? 0, element = fromEnd ? length - places + place : place;
        return element < length ? Math.Max(element, -1) : -1;
    }
}
