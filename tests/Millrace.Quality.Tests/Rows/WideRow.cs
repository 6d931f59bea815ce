using System.Collections.Immutable;
using Millrace.Data;

namespace Millrace.Quality.Tests.Rows;

/// <summary>A row of a thousand columns by turns of numbers, whole numbers and texts, as its columns alone: a schema that nobody wrote down.</summary>
internal readonly record struct WideRow : ISchema<WideRow>
{
    public const int Width = 1000;

    /// <inheritdoc/>
    public static SchemaInfo Schema { get; } = new("WideRow", [.. Enumerable.Range(0, Width).Select(Column)]);

    /// <inheritdoc/>
    public static Batch<WideRow> CreateBatch(int capacity) => new Rows();

    private static ColumnInfo Column(int place) => new($"c{place}", $"C{place}", (place % 3) switch
    {
        0 => ColumnType.Double, 1 => ColumnType.Int32, _ => ColumnType.Text,
    }, true)
    {
        Expectations =
        [
            place % 3 == 2 ? new DomainExpectation([.. Enumerable.Range(0, 10).Select(static i => $"t{i}")]) : new RangeExpectation(0, 9),
            new PresenceExpectation(0.25),
        ],
    };

    private sealed class Rows() : Batch<WideRow>([.. WideRow.Schema.Columns.Select(LooseBatch.CreateColumn)])
    {
        /// <inheritdoc/>
        public override WideRow this[int index] => throw new NotSupportedException();

        /// <inheritdoc/>
        public override void Add(in WideRow row) => throw new NotSupportedException();
    }
}
