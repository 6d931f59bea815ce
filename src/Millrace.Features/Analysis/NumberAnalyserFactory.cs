namespace Millrace.Features;

internal sealed class NumberAnalyserFactory(AnalysisNeeds needs) : INumberFactory<NumberAnalyser>
{
    public NumberAnalyser Create<T, TConversion>()
        where T : struct
        where TConversion : struct, IConversion<T> => new NumberAnalyser<T, TConversion>(needs);
}
