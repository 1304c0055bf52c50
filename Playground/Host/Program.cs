System.Console.WriteLine("The playground starts here.");
