using System.Collections.Immutable;
using System.ComponentModel;
using Millrace.Data;

namespace Millrace.Features;

/// <summary>The ids of values in several columns together. Generated code calls it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RowCross
{
    private readonly CrossStage _stage;
    private readonly ImmutableArray<byte[]> _missing;

    internal RowCross(CrossStage stage, ImmutableArray<byte[]> missing) => (_stage, _missing) = (stage, missing);

    /// <summary>How many bytes the values of a row take.</summary>
    public int Length => _missing.Length * CrossPart.Length;

    /// <summary>Puts a text in its place.</summary>
    /// <param name="lane">Which column, from 0.</param>
    /// <param name="value">The text; null is missing.</param>
    /// <param name="parts">The row, <see cref="Length"/> bytes.</param>
    /// <exception cref="DataException">It is no valid Unicode: half a surrogate pair stands alone.</exception>
    public void Put(int lane, string? value, Span<byte> parts)
    {
        Span<byte> part = PartOf(lane, parts);
        if (value is null)
            _missing[lane].CopyTo(part);
        else
            CrossPart.Put(value, part);
    }

    /// <summary>Puts a value of fixed width in its place.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="lane">Which column, from 0.</param>
    /// <param name="value">The value; null is missing.</param>
    /// <param name="format">The texts of values.</param>
    /// <param name="parts">The row, <see cref="Length"/> bytes.</param>
    public void Put<T>(int lane, T? value, ValueFormat<T> format, Span<byte> parts)
        where T : struct
    {
        Span<byte> part = PartOf(lane, parts);
        if (value is { } present)
            CrossPart.Put(present, format, part);
        else
            _missing[lane].CopyTo(part);
    }

    /// <summary>Puts the texts of a column in their places.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="lane">Which column, from 0.</param>
    /// <param name="column">The column.</param>
    /// <param name="parts">The rows, <see cref="Length"/> bytes each.</param>
    public void Put(in FeatureRows rows, int lane, TextColumn column, Span<byte> parts) =>
        TextCrossPart.Write(column, _missing[lane], (rows.First, rows.Count), parts[(lane * CrossPart.Length)..], Length);

    /// <summary>Puts the values of a column of fixed width in their places.</summary>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="lane">Which column, from 0.</param>
    /// <param name="column">The column.</param>
    /// <param name="format">The texts of values.</param>
    /// <param name="parts">The rows, <see cref="Length"/> bytes each.</param>
    public void Put<T>(in FeatureRows rows, int lane, ValueColumn<T> column, ValueFormat<T> format, Span<byte> parts)
        where T : struct => ValueCrossPart<T>.Write(column, format, _missing[lane], (rows.First, rows.Count), parts[(lane * CrossPart.Length)..], Length);

    /// <summary>Computes the ids.</summary>
    /// <param name="parts">The rows, in which every column has put its value.</param>
    /// <param name="ids">Receives an id a row.</param>
    public void Read(ReadOnlySpan<byte> parts, Span<int> ids)
    {
        for (int i = 0; i < ids.Length; i++)
            ids[i] = _stage.Of(parts.Slice(i * Length, Length));
    }

    private static Span<byte> PartOf(int lane, Span<byte> parts) => parts.Slice(lane * CrossPart.Length, CrossPart.Length);
}
