namespace Millrace.Features;

internal sealed class NumberAnalyserFactory(AnalysisNeeds needs) : NumberFactory<NumberAnalyser>
{
    protected override NumberAnalyser Create<T, TConversion>() => new NumberAnalyser<T, TConversion>(needs);
}
