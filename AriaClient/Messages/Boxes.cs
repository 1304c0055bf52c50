namespace CrmAriaConnector.Aria;

/// <summary>The objects small numbers and flags are kept as, each made once.</summary>
internal static class Boxes
{
    private const int Smallest = -3;
    private const int Count = 132;
    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object[] Numbers = Fill();

    public static object Of(long number) => number is >= Smallest and < Smallest + Count ? Numbers[number - Smallest] : number;

    public static object Of(bool flag) => flag ? True : False;

    private static object[] Fill()
    {
        var numbers = new object[Count];
        for (var i = 0; i < Count; i++)
            numbers[i] = (long)(Smallest + i);
        return numbers;
    }
}
