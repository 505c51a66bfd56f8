// generated from nicknames.csv of ihmeuw/pseudopeople (BSD-3-Clause, see NOTICE): a given name, then what its bearers are called

/** One given name a line, followed by its short and pet forms; lower case. */
export const nicknameTable: string = `
aaron erin ronnie ron
abel ebbie ab abe eb
abigail nabby abby gail
abraham ab abe
ada addy
adela della
adelaide heidi adele dell addy della
adele addy dell
adeline delia lena dell addy ada
adrian rian
adriane riane
adrienne addie rienne enne
agatha aggy
agnes inez aggy nessa
aileen lena allie
alan al
albert bert al
alberta bert allie bertie
aldo al
alex al
alexander alex al sandy alec
alexandra alex sandy alla sandra
alexandria drina alexander alla sandra
alexis lexi
alfred freddy al fred
alfreda freddy alfy freda frieda
alice lisa elsie allie
alicia lisa elsie allie
aline adeline
alison ali allie
allan al
allen al
allison ali allie
allyson ally allie
alonzo lon al lonzo
althea ally
alyssa lissia al ally
amanda mandy manda
amelia amy mel millie emily
amos moses
anastasia ana stacy
anderson andy
andre drea
andrea drea rea andrew
andrew andy drew
angela angel angie
angelica angie angel
angelina angel angie lina
ann annie nan
anna anne ann annie nan
anne annie ann nan
annette anna nettie
annie ann anna
anthony ant tony
antoinette tony netta ann
antonia tony netta ann
antonio ant tony
arlene arly lena
arnold arnie
aron erin ronnie ron
arthur art
ashley ash leah lee
aubrey bree
audrey dee
august gus
augusta tina aggy gatsy gussie
augustine gus austin august
aurelia ree rilly orilla aurilla ora
barbara barby babs bab bobbie
barney barnabas
bart bartholomew
beatrice bea trisha trixie trix
belinda belle linda
bella belle arabella isabella
benjamin benjy jamie bennie ben benny
bernard barney bernie berney
bert bertie bob bobby
bertha bert birdie bertie
bess bessie
beth betsy betty elizabeth
beverly bev
bill william billy robert willie fred
billy william robert fred
blanche bea
bob rob robert
bobby rob bob
brad bradford ford
bradford ford brad
bradley brad
brady brody
breanna bree bri
brenda brandy
brian bryan bryant
brianna bri
bridget bridie biddy bridgie biddie
brittany britt
brittney britt
caitlin cait caity
caitlyn cait caity
caleb cal
calvin vin vinny cal
cameron ron cam ronny
camille millie cammie
candace candy dacey
carlotta lottie
carlton carl
carmelo melo
carol lynn carrie carolann cassie caroline carole
caroline lynn carol carrie cassie carole
carolyn lynn carrie cassie
carrie cassie
casey k.c.
cassandra sandy cassie sandra
catherine kathy katy lena kittie kit trina cathy kay cassie casey
cathleen kathy katy lena kittie kit trina cathy kay cassie casey
cathy kathy cathleen catherine
cecilia cissy celia
cedric ced rick ricky
celeste lessie celia
charity chat
charles charlie chuck carl chick
charlie charles chuck
charlotte char sherry lottie lotta
cheryl cher
chester chet
chloe clo
chris christina christopher christine
christa chris
christian chris kit
christina kris kristy tina christy chris crissy
christine kris kristy chrissy tina chris crissy
christopher chris kit
christy crissy
cindy cinderella
claire clair clare clara
clara clarissa
clare clara
clarence clare clair
clarissa cissy clara
claudia claud
clement clem
clementine clement clem
cliff clifford
clifford ford cliff
clifton tony cliff
cole colie
conrad conny con
constance connie
cordelia cordy delia
corey coco cordy ree
corinne cora ora
cornelia nelly cornie nelia corny nelle
cornelius conny niel corny con
cory coco cordy ree
courtney curt court
crystal chris tal stal crys
curtis curt
cynthia cintha cindy
cyrus cy
dalton dahl dal
daniel dan danny dann
danielle ellie dani
danny daniel
daphne daph daphie
darlene lena darry
david dave day davey
deanne ann dee
debbie deb debra deborah debby
debby deb
debora deb debbie debby
deborah deb debbie debby
debra deb debbie
deidre deedee
delbert bert del
delia fidelia cordelia delius
delilah lil lila dell della
della adela delilah adelaide dell
delores lolly lola della dee dell
delphine delphi del delf
dennis denny
derrick ricky eric rick
diana dicey didi di
diane dicey didi di
dick rick richard
dominic dom
dominick dom
donald dony donnie don donny
donovan dony donnie don donny
dorinda dorothea dora
doris dora
dorothea doda dora
dorothy dortha dolly dot dotty
douglas doug
duncan dunk
earnest ernestine ernie
eddie ed
eddy ed
edgar ed eddie eddy
edith edie edye
edmond ed eddie eddy
edmund ed eddie ted eddy ned
edna edny
eduardo ed eddie eddy
edward teddy ed ned ted eddy eddie
edwin ed eddie win eddy ned
edwina edwin
edythe edie edye
eileen helen
elaine lainie helen
elbert albert
eleanor lanna nora nelly ellie elaine ellen lenora
elena helen
elias eli lee lias
elijah lige eli
elisa lisa
elisha lish eli
eliza elizabeth
elizabeth libby lisa lib lizzy lizzie eliza betsy liza betty bessie bess beth liz
ella ellen
ellen nellie nell helen
ellie elly
elnora nora
eloise heloise louise
elouise louise
elsie elsey
elvira elvie
elwood woody
emanuel manuel manny
emil emily
emily emmy millie emma mel
emma emmy
eric rick ricky
ernest ernie
ernestine teeny ernest tina erna
erwin irwin
estella essy stella
estelle essy stella
esther hester essie
eugene gene
eunice nicie
eva eve
evangeline ev evan vangie
evelyn evelina ev eve
ezra ez
faith fay
felicia fel felix feli
ferdinand freddie freddy ferdie fred
flora florence
florence flossy flora flo
floyd lloyd
fran frannie
frances sis cissy frankie franniey fran francie frannie fanny
francine franniey fran frannie francie
francis fran frankie frank
frank franklin
frankie frank francis
franklin fran frank
freda frieda
frederick freddie freddy fritz fred
frieda freddie freddy fred
gabriel gabe gabby
gabriella ella gabby
gabrielle ella gabby
genevieve jean eve jenny
geoffrey geoff jeff
george georgie
georgiana georgia
gerald gerry jerry
geraldine gerry gerrie jerry dina
gertie gertrude gert
gertrude gertie gert trudy
gilbert bert gil wilber
giovanni gio
gloria glory
gregory greg gory
gretchen margaret
griselda grissel
gus gussie
gwen wendy
gwendolyn gwen wendy
hannah nan nanny anna
harold hal harry
harriet hattie
harry harold henry
heather hetty
helen lena ella ellen ellie
helena eileen lena nell nellie eleanor elaine ellen aileen
helene lena ella ellen ellie
henrietta hank etta etty retta nettie
henry hank hal harry
herbert bert herb
herman harman dutch
hester hessy esther hetty
hiram hy
horace horry
hortense harty tensey
howard hal howie
hubert bert hugh hub
ian john
india indie indy
inez agnes
iona onnie
irene rena
irvin irving
irving irv
irwin erwin
isaac ike zeke
isabel tibbie bell nib belle bella nibby ib issy
isabella tibbie nib belle bella nibby ib issy
isabelle tibbie nib belle bella nibby ib issy
isaiah zadie zay
iva ivy
ivan john
jackson jack
jacob jaap jake jay
jacqueline jackie jack
james jimmy jim jamie jimmie jem
jamie james
jane janie jessie jean jennie
janet jan jessie
janice jan
jasper jap casper
jayme jay
jean jane jeannie
jeanette jessie jean janet nettie
jeanne jane jeannie
jefferson sonny jeff
jeffery jeff
jeffrey geoff jeff
jennifer jennie jenn jen jenny
jeremiah jereme jerry
jeremy jezza jez
jerry jereme geraldine
jessica jessie
jessie jane jess janet
jim jimmie
joan jo nonie
joann jo
joanna hannah jody jo joan
joanne jo
jody jo
joe joey
johanna jo
john jon johnny jonny jonnie jack jock ian
johnathan johnathon jonathan jonathon jon jonny john johny jonnie nathan
johnathon johnathan jonathon jonathan jon jonny john johny jonnie
jon john johnny jonny jonnie
jonathan johnathan johnathon jonathon jon jonny john johny jonnie nathan
jonathon johnathan johnathon jonathan jon jonny john johny jonnie
joseph jody jos joe joey
josephine fina jody jo josey joey josie
joshua jos josh
joyce joy
juanita nita nettie
judith judie juda judy judi jude
judy judith
julia julie jill
julian jule
julie julia jule
june junius
junior junie june jr
justin justus justina
kaitlin kait kaitie
kaitlyn kait kaitie
kasey k.c.
kate kay
katelyn kay kate kaye
katherine kathy katy lena kittie kaye kit trina cathy kay kate cassie
kathleen kathy katy lena kittie kit trina cathy kay cassie
kathryn kathy katie
katy kathy katie
kayla kay
kendall ken kenny
kendra kenj kenji kay kenny
kendrick ken kenny
kenneth ken kenny kendrick
kenny ken kenneth
kent ken kenny kendrick
kim kimberly kimberley
kimberley kim
kimberly kim
kris chris
kristen chris
kristin chris
kristine kris kristy tina christy chris crissy
kristopher chris kris
kristy chris
lamont monty
larry laurence lawrence
lauren ren laurie
laurence lorry larry lon lonny lorne
laverne vernon verna
lavina vina viney ina
lavonne von
lawrence lorry larry lon lonny lorne
leanne lea annie
lemuel lem
lena ellen
lenora nora lee
leo leon
leonard lineau leo leon len lenny
leonora nora nell nellie
leroy roy lee l.r.
leslie les
lester les
letitia tish titia lettice lettie
levi lee
lidia lyddy
lillian lil lilly lolly
lilly lily lil
lincoln link
linda lindy lynn
lindy lynn
lionel leon
lisa liz
lizzie liz
lois lou louise
lorenzo loren
loretta etta lorrie retta
lorraine lorrie
lou louis lu
louis lewis louise louie lou
louisa eliza lou lois
louise eliza lou lois
lucas luke
lucia lucy lucius
lucille cille lu lucy lou
lucinda lu lucy cindy lou
lucretia creasey
lucy lucinda
luella lula ella lu
luke lucas
luther luke
lydia lyddy
mabel mehitabel amabel
mack mac mc
mackenzie kenzy mac mack
madeline maggie lena magda maddy madge maddie maddi
magdalena maggie lena
malcolm mac mal malc
malinda lindy
mandy amanda
manuel emanuel manny
marcus mark
margaret maggie meg peg midge margy margie madge peggy maggy marge daisy margery gretta rita
margarita maggie meg metta midge greta megan maisie madge marge daisy peggie rita margo
marge margery margaret margaretta
margie marjorie
marguerite peggy
mariah mary maria
marian marianna marion
marie mae
marietta mariah mercy polly may molly mitzi minnie mollie mae maureen marion marie mamie mary maria
marilyn mary
marion mary
marissa rissa
marjorie margy margie
marsha marcie mary
martha marty mattie mat patsy patty
martin marty
martina tina
marvin marv
mary mamie molly mae polly mitzi
mathew mat maty
matilda tilly maud matty
matthew thys matt thias mattie matty
maud middy
maureen mary
maurice morey
maxine max
maxwell max
may mae
megan meg
meghan meg
melanie mellie
melinda linda mel lynn mindy lindy
melissa lisa mel missy milly lissa
melody lodi
melvin mel
melvina vina
mercedes merci sadie mercy
michael micky mike micah mick mikey
micheal mike miky mikey
michelle mickey
mike micky mick michael
mildred milly
millicent missy milly
minerva minnie
minnie wilhelmina
miranda randy mandy mira
miriam mimi mitzi mitzie
missy melissa
mitch mitchell
mitchell mitch
mitzi mary mittie mitty
monica monna monnie
monty lamont
morris morey
moses amos mose moss
muriel mur
myrtle myrt myrti mert
nadine nada deedee
nancy ann nan nanny
naomi omi
natalie natty nettie
natasha tasha nat
nathan nate nat
nathaniel than nathan nate nat natty
nelle nelly
nelson nels
nicholas nick claes claas nic nicky nico nickie
nicole nole nikki cole
nora nonie
norbert bert norby
octavia tave tavia
odell odo
olive nollie livia ollie
oliver ollie
olivia nollie livia ollie
ollie oliver
orlando roland
otis ode ote
pamela pam
patricia tricia pat patsy patty patti
patrick pate peter pat patsy paddy
patsy patty
patty patricia
paul polly
paula polly lina
paulina polly lina
pauline polly
peggy peg
penelope penny
peter pete pate
philip phil
phillip phil
philomena menaalmena
phoebe fifi
priscilla prissy cissy cilla
prudence prue prudy
rachel shelly
rafaela rafa
ramona mona
randolph dolph randy
raphael ralph
ray raymond
raymond ray
reba beck becca
rebecca beck becca reba becky
reggie reginald reg
regina reggie gina
reginald reggie naldo reg renny
reuben rube
rhoda rodie
ricardo rick ricky
rich dick rick
richard dick dickon dickie dicky rick rich ricky richie
rick ricky
ricky dick rich
robert hob hobkin dob rob bobby dobbin bob
roberta robbie bert bobbie birdie bertie
roderick rod erick rickie roddy
rodger roge bobby hodge rod robby rupert robin
rodney rod
roger roge bobby hodge rod robby rupert robin
roland rollo lanny orlando rolly
ron ronnie ronny
ronald naldo ron ronny ronnie
ronny ronald
rosa rose
rosalinda linda roz rosa rose
rosalyn linda roz rosa rose
roscoe ross
rose rosie
roseann rose ann rosie roz
roseanna rose ann rosie roz
roseanne ann
rosina sina
roxane rox roxie
roxanna roxie rose ann
roxanne roxie rose ann
rudolph dolph rudy olph rolf
russell russ rusty
ryan ry
sabrina brina
salvador sal
samantha sammy sam mantha
sammy samuel
samuel sammy sam
sandra sandy cassandra
sandy sandra
sanford sandy
sarah sally sadie
savannah vannie anna
scott scotty sceeter squat scottie
sebastian sebby seb
selma anselm
serena rena
seymour see morey
shaina sha shay
sharon sha shay
sheila cecilia
sheldon shelly
shelton tony shel shelly
sheryl sher
shirley sherry lee shirl
sidney syd sid
silas si
simon si sion
solomon sal salmon sol solly saul zolly
sondra dre sonnie
sophia sophie
stephan steve
stephanie stephie annie steph
stephen steve steph
steven steve steph stevie
stuart stu
sue susie susan
susan hannah susie sue sukey suzie
susannah hannah susie sue sukey
susie suzie
suzanne suki sue susie
sydney sid
sylvester sy sly vet syl vester si vessie
tabitha tabby
tasha tash tashie
ted teddy
terence terry
teresa terry
terry terence
tessa teresa theresa
thad thaddeus
thaddeus thad
theodora dora
theodore theo ted teddy
theresa tessie thirza tessa terry tracy tess thursa
thomas thom tommy tom
tiffany tiff tiffy
tim timothy timmy
timmy timothy
timothy tim timmy
tina christina
tom thomas tommy
tommy thomas
tony anthony
trish trisha patricia
trudy gertrude
ursula sulie sula
valentina felty vallie val
vanessa essa vanna nessa
veronica vonnie ron ronna ronie frony franky ronnie
vicki vickie vicky victoria
victoria torie vic vicki tory vicky
vincent vic vince vinnie vin vinny
viola ola vi
virginia jane jennie ginny virgy ginger
vivian vi viv
wallace wally
walter wally walt
wendy wen
wesley wes
wilbur willy willie
wilda willie
wilfred will willie fred wil
wilhelmina mina wilma willie minnie
will bill willie wilbur fred
william willy bell bela bill will billy willie wil
willie william fred
willis willy bill
wilma william billiewilhelm
wilson will willy willie
winifred freddie winnie winnet
winnie winnifred
winnifred freddie freddy winny winnie fred
woodrow woody wood drew
yvonne vonna
zachary zachy zach zeke zac zack zak zakk
zachery zachy zach zeke zac zack zak zakk
`
