import { loadTexts } from "../shared/strings";

void loadTexts(null);
