using System.Numerics;
using Millrace.Data;

namespace Millrace.Quality;

/// <summary>Reads a column's values as doubles, as its statistics count them: times and dates by their ticks and days.</summary>
internal abstract class NumberReader
{
    /// <summary>The reader of a column; null where its values are no numbers and do not count as such.</summary>
    public static NumberReader? Of(Column column) => column.Accept(new Finder());

    /// <summary>Reads the values; what stands for missing ones means nothing.</summary>
    /// <param name="values">The column of a batch.</param>
    /// <param name="target">Where they go.</param>
    public abstract void Read(Column values, Span<double> target);

    /// <summary>Reads the values, and NaN for missing ones.</summary>
    /// <param name="values">The column of a batch.</param>
    /// <param name="target">Where they go: as many.</param>
    public void ReadPresent(Column values, Span<double> target)
    {
        Read(values, target);
        for (int i = 0; values.MissingCount > 0 && i < target.Length; i++)
        {
            if (values.IsMissing(i))
                target[i] = double.NaN;
        }
    }

    private sealed class Whole<T, TCode> : NumberReader
        where T : struct
        where TCode : struct, IWholeCode<T>
    {
        public override void Read(Column values, Span<double> target)
        {
            ReadOnlySpan<T> all = ((ValueColumn<T>)values).Values;
            for (int i = 0; i < all.Length; i++)
                target[i] = TCode.ToNumber(TCode.Encode(all[i]));
        }
    }

    private sealed class Number<T> : NumberReader
        where T : unmanaged, INumber<T>
    {
        public override void Read(Column values, Span<double> target)
        {
            ReadOnlySpan<T> all = ((ValueColumn<T>)values).Values;
            for (int i = 0; i < all.Length; i++)
                target[i] = double.CreateSaturating(all[i]);
        }
    }

    private sealed class Finder : IColumnVisitor<NumberReader?>, INumberVisitor<NumberReader?>
    {
        public NumberReader? Visit<T>()
            where T : unmanaged, INumber<T> => new Number<T>();

        public NumberReader? VisitValues<T>(ValueColumn<T> column)
            where T : struct => (object)column switch
        {
            ValueColumn<DateOnly> => new Whole<DateOnly, DateCode>(),
            ValueColumn<TimeOnly> => new Whole<TimeOnly, TimeCode>(),
            ValueColumn<DateTime> => new Whole<DateTime, MomentCode>(),
            _ => column.Info.Type.IsNumber() ? column.Info.Type.Accept(this) : null,
        };

        public NumberReader? VisitText(TextColumn column) => null;

        public NumberReader? VisitBinary(BinaryColumn column) => null;

        public NumberReader? VisitList(ListColumn column) => null;
    }
}
