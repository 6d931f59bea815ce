namespace Millrace.Features;

/// <summary>Makes something that works on a number column, once its value type is known.</summary>
internal interface INumberFactory<out TResult>
{
    TResult Create<T, TConversion>()
        where T : struct
        where TConversion : struct, IConversion<T>;
}
