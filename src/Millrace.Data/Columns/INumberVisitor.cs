using System.Numerics;

namespace Millrace.Data;

/// <summary>Code that needs the value type of a column of numbers, with arithmetic.</summary>
/// <typeparam name="TResult">What a visit yields.</typeparam>
public interface INumberVisitor<out TResult>
{
    /// <summary>Visits a type of number.</summary>
    /// <typeparam name="T">The type.</typeparam>
    TResult Visit<T>()
        where T : unmanaged, INumber<T>;
}
