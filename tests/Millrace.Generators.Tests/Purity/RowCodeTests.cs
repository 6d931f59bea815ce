namespace Millrace.Generators.Tests.Purity;

/// <summary>Code for rows that components of a library are given as types.</summary>
public sealed class RowCodeTests
{
    private const string Contracts = """

        namespace Millrace.Tables
        {
            public interface IRowMap<TFrom, TTo> { static abstract TTo Map(in TFrom row); }
            public interface IRowFilter<T> { static abstract bool Keeps(in T row); }
            public interface IDerivation<TFrom, TTo> { void Derive(TFrom from, ref TTo to); }
        }

        namespace Other
        {
            public interface IRowMap<TFrom, TTo> { static abstract TTo Map(in TFrom row); }
        }
        """;

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "MR0502", "DateTime.Now", "sealed class Late : Millrace.Tables.IRowMap<int, long> { public static long Map(in int row) => row + [|DateTime.Now|].Ticks; }" },
        { "MR0502", "DateTime.Now", "struct Late : Millrace.Tables.IRowFilter<int> { public static bool Keeps(in int row) => [|DateTime.Now|].Year > row; }" },
        { "MR0502", "DateTime.Now", "static class Rows { public sealed class Late : Millrace.Tables.IRowMap<int, long> { static long Millrace.Tables.IRowMap<int, long>.Map(in int row) => [|DateTime.Now|].Ticks; } }" },
        { "MR0502", "Clock.Year, which uses DateTime.Now", "sealed class Late : Millrace.Tables.IRowFilter<int> { public static bool Keeps(in int row) => [|Clock.Year|]() > row; } static class Clock { public static int Year() => DateTime.Now.Year; }" },
        { "MR0502", "DateTime.Now", "sealed class Late : Millrace.Tables.IDerivation<int, int> { public void Derive(int from, ref int to) => to = from + Of(); private static int Of() => [|DateTime.Now|].Year; }" },
        { "MR0503", "Random.Shared", "sealed class Odd : Millrace.Tables.IRowFilter<int> { public static bool Keeps(in int row) => [|Random.Shared|].Next(2) == row; }" },
        { "MR0506", "File.ReadAllText", "sealed class Words : Millrace.Tables.IRowMap<int, string> { public static string Map(in int row) => [|File.ReadAllText|](\"words.txt\"); }" },
    };

    public static TheoryData<string> Legitimate =>
    [
        "sealed class Twice : Millrace.Tables.IRowMap<int, int> { public static int Map(in int row) => row * 2; }",
        "sealed class Late : Millrace.Tables.IRowMap<int, long> { [Deterministic(\"frozen\")] public static long Map(in int row) => DateTime.Now.Ticks; }",
        "[Deterministic(\"frozen\")] sealed class Late : Millrace.Tables.IRowMap<int, long> { public static long Map(in int row) => DateTime.Now.Ticks; }",
        "sealed class Late : Other.IRowMap<int, long> { public static long Map(in int row) => DateTime.Now.Ticks; }",
        "sealed class Late : Millrace.Tables.IRowMap<int, long> { public static long Map(in int row) => row; public static long Now() => DateTime.Now.Ticks; }",
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Impure_code_for_rows_is_told(string id, string cause, string source) => Pure.Check(id, cause, source + Contracts);

    [Theory]
    [MemberData(nameof(Legitimate))]
    public void Pure_code_is_not(string source) => Pure.Clean(source + Contracts);
}
